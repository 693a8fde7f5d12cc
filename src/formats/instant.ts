/** Instants as seconds since 1970-01-01T00:00:00Z, without a clock and without leap seconds. */

const secondsPerDay = 86400;

/**
 * Days since 1970-01-01 of a date in the proleptic Gregorian calendar.
 * Source: Hinnant, "chrono-compatible low-level date algorithms", 2013, days_from_civil.
 */
function daysFromDate(year: number, month: number, day: number): number {
  const y = month <= 2 ? year - 1 : year;
  const era = Math.floor(y / 400);
  const yearOfEra = y - era * 400;
  const dayOfYear = Math.floor((153 * (month + (month > 2 ? -3 : 9)) + 2) / 5) + day - 1;
  const dayOfEra = yearOfEra * 365 + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100) + dayOfYear;
  return era * 146097 + dayOfEra - 719468;
}

/** Year, month and day of a day number; inverse of `daysFromDate`. Source: the same, civil_from_days. */
function dateFromDays(days: number): [year: number, month: number, day: number] {
  const z = days + 719468;
  const era = Math.floor(z / 146097);
  const dayOfEra = z - era * 146097;
  const yearOfEra = Math.floor(
    (dayOfEra - Math.floor(dayOfEra / 1460) + Math.floor(dayOfEra / 36524) - Math.floor(dayOfEra / 146096)) /
      365,
  );
  const dayOfYear = dayOfEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100));
  const shifted = Math.floor((5 * dayOfYear + 2) / 153);
  const month = shifted + (shifted < 10 ? 3 : -9);
  return [
    yearOfEra + era * 400 + (month <= 2 ? 1 : 0),
    month,
    dayOfYear - Math.floor((153 * shifted + 2) / 5) + 1,
  ];
}

const pattern = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d(?:\.\d+)?))?Z$/;

/** Seconds since 1970 of an instant such as 2025-06-01T18:00:00Z; the scenario format admits no other form. */
export function secondsFromIso(text: string): number {
  const match = pattern.exec(text);
  if (!match) return 0;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  return daysFromDate(year!, month!, day!) * secondsPerDay + hour! * 3600 + minute! * 60 + second!;
}

function padded(value: number, width: number): string {
  return String(value).padStart(width, '0');
}

/** ISO 8601 in UTC to the millisecond; whole seconds carry no fraction. */
export function isoFromSeconds(seconds: number): string {
  const milliseconds = Math.round(seconds * 1000);
  const days = Math.floor(milliseconds / (secondsPerDay * 1000));
  const rest = milliseconds - days * secondsPerDay * 1000;
  const [year, month, day] = dateFromDays(days);
  const whole = Math.floor(rest / 1000);
  const fraction = rest % 1000 === 0 ? '' : `.${padded(rest % 1000, 3)}`;
  const clock = [Math.floor(whole / 3600), Math.floor(whole / 60) % 60, whole % 60].map((n) => padded(n, 2));
  return `${padded(year, 4)}-${padded(month, 2)}-${padded(day, 2)}T${clock.join(':')}${fraction}Z`;
}
