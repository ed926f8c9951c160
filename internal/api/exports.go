package api

func (s *Server) registerExports() {}
