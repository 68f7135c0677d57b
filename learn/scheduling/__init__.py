"""When a card is asked: FSRS and the queue. Pure: no file, no clock."""
