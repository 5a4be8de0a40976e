"""What people take away from a graph: the network, the page and files for other tools."""
