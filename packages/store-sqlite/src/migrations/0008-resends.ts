/** Whether a delivery was sent again is looked up before it is sent once more. */
export const resends = `
  CREATE INDEX delivery_resend ON delivery (resend_of) WHERE resend_of IS NOT NULL;
`;
