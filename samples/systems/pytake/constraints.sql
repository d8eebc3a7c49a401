CREATE INDEX contacts_organization ON contacts (organization_id);
CREATE INDEX conversations_contact ON conversations (organization_id, contact_id, opened_at);
CREATE INDEX messages_contact ON messages (organization_id, contact_id, sent_at);
CREATE INDEX messages_conversation ON messages (conversation_id);
ALTER TABLE contacts ADD FOREIGN KEY (organization_id) REFERENCES organizations;
ALTER TABLE message_templates ADD FOREIGN KEY (organization_id) REFERENCES organizations;
ALTER TABLE conversations ADD FOREIGN KEY (organization_id) REFERENCES organizations;
ALTER TABLE conversations ADD FOREIGN KEY (contact_id) REFERENCES contacts;
ALTER TABLE messages ADD FOREIGN KEY (organization_id) REFERENCES organizations;
ALTER TABLE messages ADD FOREIGN KEY (conversation_id) REFERENCES conversations;
ALTER TABLE messages ADD FOREIGN KEY (contact_id) REFERENCES contacts;
ALTER TABLE campaigns ADD FOREIGN KEY (organization_id) REFERENCES organizations;

-- A role sees the organisation that its session names; nobody but the owner of the tables is exempt.
ALTER TABLE contacts ENABLE ROW LEVEL SECURITY;
ALTER TABLE message_templates ENABLE ROW LEVEL SECURITY;
ALTER TABLE conversations ENABLE ROW LEVEL SECURITY;
ALTER TABLE messages ENABLE ROW LEVEL SECURITY;
ALTER TABLE campaigns ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_log ENABLE ROW LEVEL SECURITY;
CREATE POLICY own_organization ON contacts
    USING (organization_id = current_setting('pytake.organization', true));
CREATE POLICY own_organization ON message_templates
    USING (organization_id = current_setting('pytake.organization', true));
CREATE POLICY own_organization ON conversations
    USING (organization_id = current_setting('pytake.organization', true));
CREATE POLICY own_organization ON messages
    USING (organization_id = current_setting('pytake.organization', true));
CREATE POLICY own_organization ON campaigns
    USING (organization_id = current_setting('pytake.organization', true));
CREATE POLICY own_organization ON audit_log
    USING (organization_id = current_setting('pytake.organization', true));
ANALYZE;
