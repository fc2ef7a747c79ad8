"""Every limit on a queue, a loop or a size, with its unit and its reason."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Limits:
    """The limits that hold everywhere.

    Parameters
    ----------
    line_bytes_max : int
        Bytes of one source line; a longer one is rejected with its offset. A readsb
        trace is one line of some megabytes, so the limit is far above a report.
    leaf_bytes_max : int
        Bytes of one leaf of the record.
    batch_leaves_max : int
        Leaves in one row of the journal.
    rejected_kept_max : int
        Rejections listed one by one in `decode.json`; all are counted.
    cluster_plots_exact_max : int
        Plots in a cluster whose association marginals are enumerated exactly.
    cluster_work_exact_max : int
        Tracks times plots-subsets that exact enumeration may visit.
    belief_iterations_max : int
        Loopy belief propagation stops here at the latest.
    paths_per_track : int
        Backward-sampled paths that judge a crossing.
    """

    line_bytes_max: int = 64 * 1024 * 1024
    leaf_bytes_max: int = 64 * 1024 * 1024
    batch_leaves_max: int = 4096
    rejected_kept_max: int = 1000
    cluster_plots_exact_max: int = 12
    cluster_work_exact_max: int = 1 << 16
    belief_iterations_max: int = 200
    paths_per_track: int = 200


LIMITS = Limits()
