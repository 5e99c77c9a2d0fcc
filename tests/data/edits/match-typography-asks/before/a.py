say(“a – b”)
