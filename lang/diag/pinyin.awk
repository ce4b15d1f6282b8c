# From Unihan_Readings.txt (Debian package unicode-data) to one entry of a table
# a reading: {U'\x4E00', "yi"}. The source kTGHZ2013 gives every reading of the
# 8105 characters of the 通用规范汉字表; tones are dropped, ü is written v.
BEGIN { FS = "\t" }
$2 == "kTGHZ2013" {
  split("", seen)
  n = split($3, parts, /[ ,]/)
  for (i = 1; i <= n; ++i) {
    reading = parts[i]
    sub(/^[0-9.]*:/, "", reading)
    gsub(/ā|á|ǎ|à/, "a", reading)
    gsub(/ē|é|ě|è|ê̄|ế|ê̌|ề|ê/, "e", reading)
    gsub(/ī|í|ǐ|ì/, "i", reading)
    gsub(/ō|ó|ǒ|ò/, "o", reading)
    gsub(/ū|ú|ǔ|ù/, "u", reading)
    gsub(/ǖ|ǘ|ǚ|ǜ|ü/, "v", reading)
    gsub(/ń|ň|ǹ/, "n", reading)
    gsub(/ḿ/, "m", reading)
    gsub(/[^a-z]/, "", reading)
    if (reading == "" || reading in seen) continue
    seen[reading] = 1
    print "{0x" substr($1, 3) ", \"" reading "\"},"
  }
}
