"""Rules whose faults are found elsewhere: by the reader, or by the comments that silence findings."""
