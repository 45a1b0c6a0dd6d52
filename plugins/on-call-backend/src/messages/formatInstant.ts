/** An instant for people, always with its zone: `Mon 9 Mar, 09:00 PDT`. */
export function formatInstant(instant: number, timeZone: string): string {
  const date = new Intl.DateTimeFormat('en-GB', {
    timeZone,
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    hour: '2-digit',
    minute: '2-digit',
  }).format(instant);
  // Only American English has the names that American teams use for their zones.
  const zone = new Intl.DateTimeFormat('en-US', {
    timeZone,
    timeZoneName: 'short',
  })
    .formatToParts(instant)
    .find(part => part.type === 'timeZoneName');
  return `${date} ${zone?.value ?? timeZone}`;
}
