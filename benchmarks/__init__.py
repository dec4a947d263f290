"""Measures the engine against bw2calc and against what the machine can do at all."""
