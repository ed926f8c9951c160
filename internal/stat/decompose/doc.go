// Package decompose says which factor made a total change, with nothing left over.
//
// # Products
//
// V = Σᵢ x₁ᵢ·x₂ᵢ·…·xₙᵢ over cells i, before (0) and after (T): the logarithmic mean Divisia index,
// LMDI-I. Sources: B. W. Ang, "The LMDI approach to decomposition analysis: a practical guide",
// Energy Policy 33 (2005) 867–871, "A" below; B. W. Ang, "LMDI decomposition approach: a guide for
// implementation", Energy Policy 86 (2015) 233–238; B. W. Ang and N. Liu, "Handling zero values in
// the logarithmic mean Divisia index decomposition approach", Energy Policy 35 (2007) 238–246,
// "AL" below.
//
//	L(a, b)  = (a − b)/(ln a − ln b), L(a, a) = a                     logarithmic mean; A, section 2
//	additive       ΔV_k = Σᵢ L(VᵢT, Vᵢ0)·ln(xₖᵢT/xₖᵢ0)                A, equation 5
//	multiplicative D_k  = exp Σᵢ L(VᵢT, Vᵢ0)/L(VT, V0)·ln(xₖᵢT/xₖᵢ0)  A, equation 4
//
// The first sum to VT − V0, the second multiply to VT/V0, both without residual.
//
// Zeros take the analytical limit of a small value in the zero's place (AL, section 3): where a
// cell begins or ends because m of its factors do, each of those has 1/m of the change and the
// others none; a cell that is 0 at both times changed nothing.
//
// Logarithms need factors that keep their sign. A cell in which one changes it (a margin that
// turns into a loss) is decomposed by the Shapley value instead, which is J. W. Sun, "Changes in
// energy consumption and energy intensity: a complete decomposition model", Energy Economics 20
// (1998) 85–100, for any number of factors: the mean over all orders in which the factors could
// have changed one after the other. It is exact as well, and Result.Method says so. There is then
// no multiplicative form.
//
// # Rates
//
// R = Σᵢ wᵢ·rᵢ with weights that sum to 1; Δ is after − before, a bar the mean of both:
//
//	rateᵢ  = w̄ᵢ·Δrᵢ          the cell's own rate changed
//	mixᵢ   = (r̄ᵢ − R̄)·Δwᵢ    it weighs more or less than it did
//	volume = R̄·ΔV            for the amount V·R: there was more of everything
//
// Σ rateᵢ + Σ mixᵢ = ΔR, and V̄ times that plus volume = Δ(V·R): the two-factor Shapley value. A
// cell that is there at one time only has that time's rate at both: it is mix alone.
//
// Slices go in, structs come out; there is no I/O, no clock, and NaN never leaves. Amounts are
// floats of any unit; callers round money by largest remainder.
package decompose
