"""What a responsible has to do: reports, assessments, activities, and the municipality's year."""
