"""What people should know, read or judge beside the steps of a workflow."""
