CREATE TABLE app_user (
	account VARCHAR(512) PRIMARY KEY,
	password VARCHAR(500),
	phone VARCHAR(16),
	phone_confirmed_at TIMESTAMP(3) WITH TIME ZONE,
	phone_used_at TIMESTAMP(3) WITH TIME ZONE
);
CREATE INDEX app_user_phone ON app_user (phone);
