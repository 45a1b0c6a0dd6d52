import Box from '@material-ui/core/Box';
import Typography from '@material-ui/core/Typography';
import { Link } from '@backstage/core-components';
import { useMyShifts } from '../../queries/queries';
import { useWords } from '../../translation/useWords';
import { Headline } from '../OnCallPage/Mine/Headline';
import { usePageLink } from '../OnCallPage/usePageLink';
import { weeksOf } from '../OnCallPage/window';
import { OnCallProvider } from '../OnCallProvider';
import { Reading } from '../shared/Panel';
import { MyOpenPages } from './MyOpenPages';
import { WaitsForMe } from './WaitsForMe';

const Contents = () => {
  const { t } = useWords();
  const weeks = weeksOf(undefined);
  const mine = useMyShifts(weeks);
  const link = usePageLink()('my-shifts');
  return (
    <>
      <MyOpenPages />
      <Reading query={mine} lines={3}>
        {data => (
          <>
            <Headline items={data.items} weeks={weeks} />
            <WaitsForMe mine={data} />
          </>
        )}
      </Reading>
      {link && (
        <Box mt={1}>
          <Typography variant="body2">
            <Link to={link} underline="always">
              {t('widget.open')}
            </Link>
          </Typography>
        </Box>
      )}
    </>
  );
};

/** When the reader is on call, and what waits for them, for the home page. */
export const HomeOnCall = () => (
  <OnCallProvider>
    <Contents />
  </OnCallProvider>
);
