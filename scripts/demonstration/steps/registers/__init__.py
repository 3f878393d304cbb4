"""Step 4: judge people and innovations by the anchors of a rubric."""
