ALTER TABLE "person_search" DROP CONSTRAINT "person_search_person_id_fkey";
