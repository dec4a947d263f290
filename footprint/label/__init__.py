"""The carbon label and the drawing kit it shares with the certificate: fonts, text, QR, wording."""
