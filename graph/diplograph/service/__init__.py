"""The service: SPARQL 1.1 Protocol over HTTP, read-only, each query in a process that can be killed.

A front process speaks HTTP and never touches the graph (`application`, `server`). A fork server holds the graph
(`forkserver`) and forks workers with limits on time, memory and open files (`worker`); the front hands queries to
them (`pool`). Whatever a client sends is read by a worker, so that nothing a client sends can stop the front.
"""
