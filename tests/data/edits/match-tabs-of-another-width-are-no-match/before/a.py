if x:
    if y:
        y()
