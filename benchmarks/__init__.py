"""How fast it is: `make bench` prints each figure beside its goal, as ratios within one run."""
