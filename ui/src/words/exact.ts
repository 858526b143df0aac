/** A number as its shortest decimal: `digits × 10 ** -places`. */
export interface Exact {
  digits: bigint;
  places: number;
}

/** The decimal of a number, or null when it is unknown. */
export function exact(value: number | null | undefined): Exact | null {
  if (value === null || value === undefined || !Number.isFinite(value)) return null;
  const [mantissa = "0", power = "0"] = String(value).split("e");
  const [whole = "0", rest = ""] = mantissa.split(".");
  const places = rest.length - Number(power);
  const digits = BigInt(whole + rest);
  return places >= 0 ? { digits, places } : { digits: digits * 10n ** BigInt(-places), places: 0 };
}

/** A hundred times as much. */
export function hundredfold({ digits, places }: Exact): Exact {
  return { digits: digits * 100n, places };
}

/** Rounded half away from zero, in units of `10 ** -places`. */
export function rounded(value: Exact, places: number): bigint {
  const shift = value.places - places;
  if (shift <= 0) return value.digits * 10n ** BigInt(-shift);
  const unit = 10n ** BigInt(shift);
  const size = value.digits < 0n ? -value.digits : value.digits;
  const found = (size + unit / 2n) / unit;
  return value.digits < 0n ? -found : found;
}

/** Whether rounding to so many places loses nothing. */
export function fits(value: Exact, places: number): boolean {
  const shift = value.places - places;
  return shift <= 0 || value.digits % 10n ** BigInt(shift) === 0n;
}

export function size(value: bigint): bigint {
  return value < 0n ? -value : value;
}
