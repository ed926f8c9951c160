// Package develop predicts how amounts that are still growing with age will end: the chain
// ladder, with the standard error of Mack.
//
// Source: Thomas Mack, "Distribution-free calculation of the standard error of chain ladder
// reserve estimates", ASTIN Bulletin 23/2 (1993), 213–225; "Mack" below. The equations are
// named by the theorem they belong to.
//
// C[i][k] is the cumulative amount of origin i (a week of orders, a year of claims) at age k,
// for k = 0 … n−1. Origins are ordered from the oldest to the youngest, so each is known at
// most as far as the one before it. Mack's assumptions: E(C[i][k+1] | past) = f[k]·C[i][k],
// Var(C[i][k+1] | past) = σ²[k]·C[i][k], origins independent.
//
//	factor              f[k]  = Σ C[i][k+1] / Σ C[i][k]                             Mack, Theorem 2
//	dispersion          σ²[k] = 1/(m−1) · Σ C[i][k]·(C[i][k+1]/C[i][k] − f[k])²      Mack, section 3
//	                    over the m origins known at age k+1
//	last dispersion     σ²[k] = min(σ⁴[k−1]/σ²[k−2], σ²[k−2], σ²[k−1]) where m = 1   Mack, section 3
//	ultimate            U[i]  = C[i][d]·f[d]·…·f[n−2], d the latest known age        Mack, Theorem 1
//	reserve             R[i]  = U[i] − C[i][d]
//	process variance    U[i]²·Σ_{k≥d} σ²[k]/f[k]² / Ĉ[i][k]                          Mack, Theorem 3
//	estimation variance U[i]²·Σ_{k≥d} σ²[k]/f[k]² / S[k],  S[k] = Σ C[j][k]          Mack, Theorem 3
//	covariance of i, j  U[i]·U[j]·Σ_{k≥max(d)} σ²[k]/f[k]² / S[k]                    Mack, Corollary to Theorem 3
//
// where Ĉ[i][k] is the known amount at d and the predicted one beyond, and the sums of f and S
// run over the same origins. The band is lognormal with the mean R and the standard error
// s of the above: exp(ln R − v/2 ± z·√v) with v = ln(1 + s²/R²) (Mack, section 5, on the
// asymmetry of reserves).
//
// A triangle may have more origins than ages (rows known to the end add to the factors) and
// steps of any height. An origin with nothing at age k and something at k+1 counts for f[k]
// but not for σ²[k], which it would make infinite.
//
// Slices go in, structs come out; there is no I/O, no clock, and NaN never leaves.
package develop
