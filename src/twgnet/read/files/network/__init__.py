"""Files of networks: GraphML, GEXF, Pajek, UCINET, node-link JSON."""
