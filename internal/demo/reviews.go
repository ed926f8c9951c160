package demo

// reviewed: one order in about thirty-three.
func reviewed(o *order) bool { return (o.id>>3*40503>>4)%33 == 7 }
