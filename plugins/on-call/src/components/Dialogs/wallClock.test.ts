import { fromField, toField } from './wallClock';

const ZONE = 'America/Los_Angeles';

describe('a date-time field by the wall clock of a zone', () => {
  it('means the instant at which that clock shows it', () => {
    expect(fromField('2026-03-08T18:00', ZONE)).toEqual({
      kind: 'instant',
      instant: '2026-03-09T01:00:00.000Z',
      twice: false,
    });
    expect(toField('2026-03-09T01:00:00.000Z', ZONE)).toBe('2026-03-08T18:00');
  });

  it('tells a time that never comes from one that comes twice', () => {
    expect(fromField('2026-03-08T02:30', ZONE)).toEqual({ kind: 'never' });
    expect(fromField('2026-11-01T01:30', ZONE)).toEqual({
      kind: 'instant',
      instant: '2026-11-01T08:30:00.000Z',
      twice: true,
    });
    // Lord Howe puts its clocks forward by half an hour.
    expect(fromField('2026-10-04T02:15', 'Australia/Lord_Howe')).toEqual({
      kind: 'never',
    });
    expect(fromField('2026-10-04T02:30', 'Australia/Lord_Howe')).toEqual({
      kind: 'instant',
      instant: '2026-10-03T15:30:00.000Z',
      twice: false,
    });
  });

  it('says what is missing', () => {
    expect(fromField('', ZONE)).toEqual({ kind: 'missing' });
  });
});
