"""What others hand in, made annotation files: read with suspicion, checked as every file is, never written over one."""
