"""What the groups of a table put together are called: a heading, and what is a name of a group."""

GROUP = "Group (members)"  # which says that a link means membership
MEMBER = "Member"
