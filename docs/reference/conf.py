"""The reference of the public API, made from its docstrings: `sphinx-build -W docs/reference build/reference`."""

import twgnet

project = "twgnet"
version = release = twgnet.__version__
extensions = ["sphinx.ext.autodoc", "sphinx.ext.napoleon"]
autodoc_typehints = "description"
autodoc_typehints_format = "short"
napoleon_use_ivar = True
autodoc_member_order = "bysource"
html_theme = "alabaster"
html_show_copyright = False
