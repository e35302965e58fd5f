"""How an event comes in: a message read, its place found, the event filed with its sealed reporter and its photos."""
