import { formatReference, parseReference } from './reference';

it.each([
  { channel: 'C0OPS', ts: '1.000001' },
  { channel: 'C0OPS', ts: '1.000001', detailsTs: '1.000002' },
])('reads what it wrote: %j', reference => {
  expect(parseReference(formatReference(reference))).toEqual(reference);
});

it.each([undefined, '', 'not json', 'null', '7', '{}', '{"channel":"C0OPS"}'])(
  'takes %j for the reference of another announcer',
  reference => {
    expect(parseReference(reference)).toBeUndefined();
  },
);
