"""Pure derivations over a plan: select, schedule, rating, roll-up. Nothing here is stored, read or printed."""
