"""Tables to claims: what ships' tracks show, as Ibis expressions that know no law and no file format."""
