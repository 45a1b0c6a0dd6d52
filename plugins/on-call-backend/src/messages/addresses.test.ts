import { onCallAddress, type Portal } from './addresses';

const PORTAL: Portal = {
  appUrl: 'http://portal.example',
  annotated: new Map([['web', 'system:default/web']]),
};

describe('the address in a message', () => {
  it.each([
    ['component:default/gateway', 'component/gateway'],
    [undefined, 'component/first'],
  ])('is the on-call tab of what it is about, %s', (entityRef, path) => {
    const rotation = { id: 'web', entityRefs: ['component:default/first'] };
    expect(
      onCallAddress(PORTAL, rotation, {
        entityRef,
        query: { shift: 'web:1' },
        fragment: 'handoff',
      }),
    ).toBe(
      `http://portal.example/catalog/default/${path}/on-call?shift=web%3A1#handoff`,
    );
  });

  it("is the tab of what names the rotation, and else the page of one's own shifts", () => {
    const to = (id: string) =>
      onCallAddress(PORTAL, { id, entityRefs: [] }, { fragment: 'readiness' });
    expect(to('web')).toBe(
      'http://portal.example/catalog/default/system/web/on-call#readiness',
    );
    expect(to('other')).toBe(
      'http://portal.example/on-call/my-shifts#readiness',
    );
  });
});
