import { onCallAddress } from './addresses';

const APP = 'http://portal.example';

describe('the address in a message', () => {
  it("is the on-call tab of what it is about, and of nothing the page of one's own shifts", () => {
    const place = { query: { shift: 'single-cell:1' }, fragment: 'handoff' };
    expect(
      onCallAddress(APP, [undefined, 'component:default/gateway'], place),
    ).toBe(
      'http://portal.example/catalog/default/component/gateway/on-call?shift=single-cell%3A1#handoff',
    );
    expect(onCallAddress(APP, [], { fragment: 'readiness' })).toBe(
      'http://portal.example/on-call/my-shifts#readiness',
    );
  });
});
