-- A sent report keeps the head it was printed with; messages of steps are found by whom they are for.
ALTER TABLE "info_report" ADD COLUMN "head" TEXT CHECK ("head" IS NULL OR json_valid("head"));
CREATE INDEX "delivery_app_user_id_idx" ON "delivery" ("app_user_id");
