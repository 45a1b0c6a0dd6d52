import { useState } from 'react';
import Accordion from '@material-ui/core/Accordion';
import AccordionDetails from '@material-ui/core/AccordionDetails';
import AccordionSummary from '@material-ui/core/AccordionSummary';
import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import ExpandMoreIcon from '@material-ui/icons/ExpandMore';
import { MarkdownContent } from '@backstage/core-components';
import { useAnnouncements } from '../../../queries/trainQueries';
import { useWords } from '../../../translation/useWords';
import { Reading } from '../../shared/Panel';

const Previews = (props: { train: string }) => {
  const { t } = useWords();
  const announcements = useAnnouncements(props.train);
  return (
    <Reading query={announcements} lines={4}>
      {({ items }) => (
        <>
          {items.map(({ name, custom, text }) => (
            <Box key={name} component="section" aria-label={name} mb={2}>
              <Typography variant="subtitle2" component="h4">
                <code>{name}</code> ·{' '}
                {custom ? t('rehearsal.custom') : t('rehearsal.builtIn')}
              </Typography>
              <MarkdownContent content={text} />
            </Box>
          ))}
        </>
      )}
    </Reading>
  );
};

/** What the channel would read, behind an expander. */
export const AnnouncementPreviews = (props: { train: string }) => {
  const { t } = useWords();
  const [open, setOpen] = useState(false);
  return (
    <Accordion
      variant="outlined"
      expanded={open}
      onChange={(_, expanded) => setOpen(expanded)}
    >
      <AccordionSummary expandIcon={<ExpandMoreIcon />}>
        <Typography>{t('rehearsal.announcements')}</Typography>
      </AccordionSummary>
      <AccordionDetails>
        <div style={{ width: '100%' }}>
          <Typography variant="body2" color="textSecondary" paragraph>
            {t('rehearsal.announcementsWhy')}
          </Typography>
          {open && <Previews train={props.train} />}
        </div>
      </AccordionDetails>
    </Accordion>
  );
};
