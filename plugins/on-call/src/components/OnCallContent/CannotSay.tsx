import type { ReactNode } from 'react';
import Box from '@material-ui/core/Box';
import Paper from '@material-ui/core/Paper';
import Typography from '@material-ui/core/Typography';

/** In place of the whole tab: why it cannot be said who is on call, and what to do about it. */
export const CannotSay = (props: {
  title: string;
  description: ReactNode;
  action?: ReactNode;
}) => (
  <Paper>
    <Box p={3} maxWidth={800}>
      <Typography variant="h5" component="h2" gutterBottom>
        {props.title}
      </Typography>
      <Typography variant="body1" component="div">
        {props.description}
      </Typography>
      {props.action && <Box mt={2}>{props.action}</Box>}
    </Box>
  </Paper>
);
