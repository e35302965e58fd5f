"""Events in the loop: steps and deadlines, routing and dispatch, alarms, duty, messages, measures."""
