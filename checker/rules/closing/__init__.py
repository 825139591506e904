"""Rules about Nơi nhận, the list of recipients that closes a document."""
