import axe from 'axe-core';

/** What axe finds wrong with the page. */
export async function violations(): Promise<string[]> {
  const results = await axe.run(document.body, {
    // Colours need a real browser; landmarks and the first heading are the portal's.
    rules: {
      'color-contrast': { enabled: false },
      region: { enabled: false },
      'page-has-heading-one': { enabled: false },
    },
  });
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes[0].html}`);
}
