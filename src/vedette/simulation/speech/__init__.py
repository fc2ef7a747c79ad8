"""Speech: what sensors say becomes the bytes of real formats.

In: `Sensed`. Out: files: pcap captures of ASTERIX (CAT034, CAT048, CAT021, with every
bit set that says "simulated") and JSON lines. Captures carry the time of reception.
"""

from vedette.simulation.speech.speak import feeds_of

__all__ = ["feeds_of"]
