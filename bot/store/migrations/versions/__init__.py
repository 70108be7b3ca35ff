"""One module a step, named as it is: v0001, v0002, …; a step is never changed once released."""
