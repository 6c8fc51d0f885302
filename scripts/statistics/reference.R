# Reference values for the statistics of eval suites, by R. Called by reference.py, which says how.
# Each input file holds one case a line; each output line answers the input line of the same number.
arguments <- commandArgs(trailingOnly = TRUE)
folder <- arguments[1]
options(digits = 15)

read_rows <- function(name) lapply(strsplit(readLines(file.path(folder, name)), " "), as.numeric)
write_rows <- function(name, rows) {
  writeLines(vapply(rows, function(row) paste(format(row, digits = 15, trim = TRUE), collapse = " "), ""), file.path(folder, name))
}

# Newcombe 1998 (paired), as laid out by Fagerland, Lydersen and Laake, Statistical Analysis of Contingency Tables (2017), chapter 8,
# from R's own Wilson limits (prop.test without continuity correction) and, for shares, its covariance.
square_and_add <- function(p1, n1, p2, n2, phi) {
  first <- suppressWarnings(prop.test(p1 * n1, n1, correct = FALSE)$conf.int)
  second <- suppressWarnings(prop.test(p2 * n2, n2, correct = FALSE)$conf.int)
  d <- p2 - p1
  c(
    d - sqrt((p2 - second[1])^2 - 2 * phi * (p2 - second[1]) * (first[2] - p1) + (first[2] - p1)^2),
    d + sqrt((second[2] - p2)^2 - 2 * phi * (second[2] - p2) * (p1 - first[1]) + (p1 - first[1])^2)
  )
}

table_row <- function(cells) {
  both <- cells[1]; lost <- cells[2]; won <- cells[3]; neither <- cells[4]
  n <- sum(cells)
  margins <- (both + lost) * (won + neither) * (both + won) * (lost + neither)
  cross <- both * neither - lost * won
  corrected <- if (cross > n / 2) cross - n / 2 else if (cross >= 0) 0 else cross
  phi <- function(numerator) if (margins == 0) 0 else numerator / sqrt(margins)
  p1 <- (both + lost) / n
  p2 <- (both + won) / n
  # Bonett and Price 2012: one pair more in each discordant cell.
  q_won <- (won + 1) / (n + 2)
  q_lost <- (lost + 1) / (n + 2)
  half <- qnorm(0.975) * sqrt((q_won + q_lost - (q_won - q_lost)^2) / (n + 2))
  exact <- if (lost + won == 0) list(p.value = 1, conf.int = c(NA, NA)) else binom.test(won, lost + won)
  odds <- exact$conf.int / (1 - exact$conf.int)
  odds[is.infinite(odds)] <- NA
  c(square_and_add(p1, n, p2, n, phi(corrected)), square_and_add(p1, n, p2, n, phi(cross)),
    q_won - q_lost - half, q_won - q_lost + half, exact$p.value, odds)
}
write_rows("tables.out", lapply(read_rows("tables.in"), table_row))

# repeats, then the passes of each case on the baseline, then on the candidate.
shares_row <- function(row) {
  repeats <- row[1]
  n <- (length(row) - 1) / 2
  before <- row[2:(n + 1)] / repeats
  after <- row[(n + 2):(2 * n + 1)] / repeats
  by_n <- (n - 1) / n
  size <- function(share) {
    p <- mean(share)
    spread <- var(share) * by_n
    if (spread < 1e-12) n else min(n * repeats, max(n, n * p * (1 - p) / spread))
  }
  covariance <- cov(before, after) * by_n
  scale <- sqrt(var(before) * var(after)) * by_n
  numerator <- if (covariance > 0) max(0, covariance - 1 / (2 * n)) else covariance
  phi <- if (scale < 1e-12) 0 else numerator / scale
  square_and_add(mean(before), size(before), mean(after), size(after), phi)
}
write_rows("shares.out", lapply(read_rows("shares.in"), shares_row))

# p-value with the normal approximation, then the exact one (NA where ties or zeros rule it out).
wilcoxon_row <- function(d) {
  kept <- d[d != 0]
  clean <- length(kept) == length(d) && !any(duplicated(abs(d))) && length(d) <= 50
  approximate <- suppressWarnings(wilcox.test(d, exact = FALSE, correct = FALSE))
  exact <- if (clean) wilcox.test(d, exact = TRUE)$p.value else NA
  c(approximate$statistic, approximate$p.value, exact)
}
write_rows("wilcoxon.out", lapply(read_rows("wilcoxon.in"), wilcoxon_row))
write_rows("holm.out", lapply(read_rows("holm.in"), p.adjust, method = "holm"))

# p, then the values: nearest-rank quantile, ranks of the order statistics.
quantile_row <- function(row) {
  p <- row[1]
  values <- row[-1]
  n <- length(values)
  c(quantile(values, p, type = 1, names = FALSE), qbinom(0.025, n, p), qbinom(0.975, n, p) + 1)
}
write_rows("quantiles.out", lapply(read_rows("quantiles.in"), quantile_row))
writeLines(R.version.string, file.path(folder, "version"))
