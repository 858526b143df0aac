"""Voice of the customer: scores with their intervals, what people write, how the journey feels."""

from percorso.measure.voice.question import Voice, VoiceAnswer

__all__ = ["Voice", "VoiceAnswer"]
