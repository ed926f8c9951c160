# Scores days as forecast::tsoutliers judges the last of them: mstl (robust), the season taken out
# where it is strong, supsmu, and the residual's distance beyond the quartiles in interquartile ranges,
# which the function holds against 3. Reads a line per series: days to score, then values.
suppressMessages(library(forecast))
window_days <- 112
score <- function(v) {
  x <- ts(v, frequency = 7)
  if (is.constant(x)) return(0)
  fit <- mstl(x, robust = TRUE)
  strength <- 1 - var(remainder(fit)) / var(x - trendcycle(fit))
  if (!is.na(strength) && strength >= 0.6) x <- seasadj(fit)
  resid <- x - supsmu(seq_along(x), x)$y
  q <- quantile(resid, c(0.25, 0.75))
  iqr <- max(diff(q), 1e-12)
  last <- resid[length(resid)]
  as.numeric(max(q[1] - last, last - q[2], 0) / iqr)
}
input <- file("stdin", "r")
while (length(line <- readLines(input, n = 1)) > 0) {
  v <- as.numeric(strsplit(line, " ", fixed = TRUE)[[1]])
  days <- v[1]
  v <- v[-1]
  out <- sapply((length(v) - days + 1):length(v), function(t) score(v[(t - window_days + 1):t]))
  cat(format(out, digits = 6), "\n")
}
