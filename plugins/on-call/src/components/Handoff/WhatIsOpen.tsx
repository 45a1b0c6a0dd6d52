import { useId, useState } from 'react';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import type { Handoff } from '@signalbox/backstage-plugin-on-call-common';
import { useWords } from '../../translation/useWords';
import { Button } from '../shared/Button';
import { DraftSections } from './DraftSections';

/** What is open now, as a note would begin with it. */
export const WhatIsOpen = (props: {
  sections: Handoff['draft'];
  /** It is shown on demand only, below the row that its button stands in. */
  folded: boolean;
}) => {
  const { t } = useWords();
  const openId = useId();
  const [asked, setAsked] = useState(false);
  const { sections, folded } = props;
  if (!folded) {
    return (
      <Box mt={2}>
        <Typography variant="subtitle2" component="h4" gutterBottom>
          {t('handoff.open')}
        </Typography>
        <DraftSections sections={sections} />
      </Box>
    );
  }
  return (
    <>
      <Button
        size="small"
        dense
        aria-expanded={asked}
        aria-controls={openId}
        onClick={() => setAsked(!asked)}
      >
        {t(asked ? 'handoff.hideOpen' : 'handoff.showOpen')}
      </Button>
      <Box id={openId} flexBasis="100%">
        {asked && <DraftSections sections={sections} />}
      </Box>
    </>
  );
};
