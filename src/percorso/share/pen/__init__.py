"""What all drawings are made with: canvas, measured text, style, signs, faces, and the document."""
