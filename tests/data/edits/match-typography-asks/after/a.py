say("c")
