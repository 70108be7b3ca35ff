"""The fact base in and out: what differs between two, and other forms of one."""
