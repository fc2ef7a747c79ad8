% Runs the reference filters of Garcia-Fernandez's MTT code on scenes of W15-4 that
% `mtt_reference.py` has written, and writes what they report, scan by scan.
%
% Expects in the workspace: given (a .mat file), made (a text file), and the folders of
% the reference code, repaired for Octave, on the path. The settings are those of its
% own demonstrations (PMBMtarget_filter.m, PMBtarget_filter.m).
load(given);
F = kron(eye(2), [1 1; 0 1]);
Q = 0.02 * kron(eye(2), [1/3 1/2; 1/2 1]);
H = kron(eye(2), [1 0]);
R = eye(2);
birth_mean = [100; 0; 100; 0];
birth_cov = diag([150 1 150 1] .^ 2);
out = fopen(made, 'w');
for filter = 1:2
  for run = 1:size(scans, 1)
    pred = struct();
    pred.weightPois = 3;
    pred.meanPois = birth_mean;
    pred.covPois = birth_cov;
    pred.tracks = cell(0, 1);
    pred.globHyp = [];
    pred.globHypWeight = [];
    begun = cputime();
    for k = 1:size(scans, 2)
      z = scans{run, k};
      upd = PoissonMBMtarget_update(pred, z, H, R, 0.9, k, 20, 10 / 300 ^ 2, 200);
      if filter == 2
        upd = PMB_projection(upd);
      end
      found = reshape(PoissonMBMtarget_estimate1(upd, 0.4), 4, []);
      for i = 1:columns(found)
        fprintf(out, '%d %d %d %.9g %.9g\n', filter, run, k, found(1, i), found(3, i));
      end
      upd = PoissonMBMtarget_pruning(upd, 1e-4, 1e-5, 200, 1e-5);
      pred = PoissonMBMtarget_pred(upd, F, Q, 0.99, 0.005, birth_mean, birth_cov);
    end
    fprintf(out, '%d %d 0 %.9g 0\n', filter, run, cputime() - begun);
  end
end
fclose(out);
