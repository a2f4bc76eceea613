"""Which kinds of organisation each group hears, against chance."""
